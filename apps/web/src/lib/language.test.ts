import { expect, test } from 'vitest'

import { chooseLanguage } from './language'

test.each([
  [undefined, undefined, 'en'],
  [undefined, '', 'en'],
  [undefined, 'de', 'de'],
  [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
  [undefined, 'fr-FR, fr;q=0.9, en;q=0.7, de;q=0.8', 'de'],
  [undefined, 'en-GB,en;q=0.9,de;q=0.9', 'en'],
  [undefined, 'DE;Q=0.5', 'de'],
  [undefined, 'de;q=0, fr', 'en'],
  [undefined, '*', 'en'],
  [undefined, 'toString, de;q=x', 'en'],
  ['en', 'de', 'en'],
  ['de', 'en', 'de'],
  ['xx', 'de', 'de'],
  ['toString', undefined, 'en'],
])('a visitor who chose %s and whose browser accepts %s reads %s', (kept, accepted, language) => {
  expect(chooseLanguage({ kept, accepted })).toBe(language)
})
