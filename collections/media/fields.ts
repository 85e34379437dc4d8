import type { Field } from 'payload'

function percent(name: 'x' | 'y', label: { de: string; en: string }): Field {
  return { name, type: 'number', min: 0, max: 100, label, admin: { width: '50%', step: 1 } }
}

/** What editors say of the picture's middle, and what the upload found out about the file. */
export const fileFields: Field[] = [
  {
    name: 'focalPoint',
    type: 'group',
    label: { de: 'Bildmittelpunkt', en: 'Focal point' },
    admin: {
      description: {
        de: 'Die wichtigste Stelle, in Prozent von links und von oben. Zuschnitte lassen sie im Bild. Leer: die Mitte.',
        en: 'The most important spot, in percent from left and top. Cuts keep it. Empty: the centre.',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          percent('x', { de: 'von links (%)', en: 'from left (%)' }),
          percent('y', { de: 'von oben (%)', en: 'from top (%)' }),
        ],
      },
    ],
  },
  {
    name: 'stored',
    type: 'group',
    admin: { hidden: true },
    fields: [
      { name: 'hash', type: 'text', index: true },
      { name: 'name', type: 'text' },
      { name: 'mimeType', type: 'text' },
      { name: 'size', type: 'number' },
      { name: 'width', type: 'number' },
      { name: 'height', type: 'number' },
      { name: 'kind', type: 'text' },
    ],
  },
]
