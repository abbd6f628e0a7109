const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  // Models are shown where they are used; a list of all of them would hide the routes.
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  validatorUrl: null,
  responseInterceptor(response) {
    const { accessToken } = response.body ?? {}
    if (response.ok && typeof accessToken === 'string') ui.preauthorizeApiKey('session', accessToken)
    return response
  },
})
