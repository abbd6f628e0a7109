export const hooks = {
  readPackage(manifest) {
    // It writes types with TypeScript's API, which version 7, ours, does not have.
    if (manifest.name === 'openapi-typescript') {
      delete manifest.peerDependencies.typescript
      manifest.dependencies.typescript = '5.9.3'
    }
    return manifest
  },
}
