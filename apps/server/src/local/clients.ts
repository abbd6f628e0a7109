import {
  createClientOver,
  createServiceClientOver,
  type Linnet,
  type ServiceLinnet,
  type ServiceSettings,
  type SessionSettings,
} from '@linnet/sdk/over'

import { localTransport, type LocalInstance, type LocalOptions } from './local-transport.js'

export interface LocalSettings extends SessionSettings, LocalOptions {}

/** The client of the SDK for Linnet in this process: the same calls, types and errors, and no HTTP. */
export function createLocalClient(instance: LocalInstance, settings: LocalSettings = {}): Linnet {
  return createClientOver(localTransport(instance, settings), settings)
}

/** The service client of the SDK for Linnet in this process. */
export function createLocalServiceClient(
  instance: LocalInstance,
  settings: ServiceSettings & LocalOptions,
): ServiceLinnet {
  return createServiceClientOver(localTransport(instance, settings), settings)
}
