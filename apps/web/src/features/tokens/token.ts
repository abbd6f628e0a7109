import type { AdminServiceTokensCreateInput, NewServiceToken, ServiceToken } from '@linnet/sdk'

export type CreateTokenInput = AdminServiceTokensCreateInput
export type NewToken = NewServiceToken
export type Token = ServiceToken

export const tokenScopes = ['posts:read', 'posts:write', 'likes:write'] as const
