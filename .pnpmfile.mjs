export const hooks = {
  readPackage(manifest) {
    // They work with TypeScript's API, which version 7, ours, does not have.
    const typescript = { 'openapi-typescript': '5.9.3', typedoc: '6.0.3' }[manifest.name]
    if (typescript) {
      delete manifest.peerDependencies.typescript
      manifest.dependencies.typescript = typescript
    }
    return manifest
  },
}
