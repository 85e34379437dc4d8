import { expect, test } from 'vitest'
import { findMail, scriptedMail } from './mail.ts'

test.each([
  ['presse@stadt.example', 'presse@stadt.example'],
  ['presse(at)stadt.example', 'presse@stadt.example'],
  ['vera.muster [at] stadt-xy.example', 'vera.muster@stadt-xy.example'],
  ['presse {at} stadt [punkt] example', 'presse@stadt.example'],
  ['presse @ stadt.example', 'presse@stadt.example'],
  ['Presse<at>stadt.example', 'Presse@stadt.example'],
])('a mail address written as %s', (text, email) => {
  expect(findMail(`E-Mail: ${text}, Telefon 12`)?.email).toBe(email)
})

test('words are no mail address', () => {
  expect(findMail('Der Rat (at home) tagt. Alle kommen.')).toBeNull()
})

test('an address that a script would write', () => {
  const script = `var addy_text1 = 'ki' + '&#64;' + 'kreis' + '&#46;' + 'example';
    var addy1 = 'k&#105;' + '&#64;';
    addy1 = addy1 + 'kreis' + '&#46;' + 'example';`
  expect(scriptedMail(script)).toBe('ki@kreis.example')
})
