import { addConsoleMessages } from '../../lib/catalogs'
import de from '../../messages/console/de.json'
import en from '../../messages/console/en.json'

addConsoleMessages({ en, de })
