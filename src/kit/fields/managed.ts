import type { Field } from 'payload'

const reserved = { create: () => false, update: () => false }

/**
 * What the hub keeps on a document and no client may write: its version, the state of the work on
 * it, its approval and its withdrawal.
 */
export function managedFields(workflow: boolean): Field[] {
  const fields: Field[] = [
    // No access rule: a rule would strip the version a client read, and with it the stale-write check.
    { name: 'version', type: 'number', admin: { hidden: true }, defaultValue: 0 },
    {
      name: 'publicState',
      type: 'select',
      virtual: true,
      label: { de: 'Öffentlich', en: 'Public' },
      admin: {
        position: 'sidebar',
        readOnly: true,
        disableBulkEdit: true,
        disableListFilter: true,
        components: {
          Field: '/src/kit/admin/PublicState#PublicState',
          Cell: '/src/kit/admin/Cells#StateCell',
        },
      },
      options: [
        { value: 'none', label: { de: 'nicht öffentlich', en: 'not public' } },
        { value: 'embargoed', label: { de: 'gesperrt bis zur Sperrfrist', en: 'embargoed' } },
        { value: 'live', label: { de: 'öffentlich', en: 'live' } },
        {
          value: 'live-newer-draft',
          label: { de: 'öffentlich, neuerer Entwurf', en: 'live, newer draft' },
        },
        { value: 'withdrawn', label: { de: 'zurückgezogen', en: 'withdrawn' } },
      ],
    },
    {
      name: 'withdrawn',
      type: 'group',
      access: reserved,
      admin: { hidden: true },
      fields: [
        { name: 'at', type: 'text' },
        { name: 'reason', type: 'text' },
      ],
    },
    {
      name: 'importNote',
      type: 'textarea',
      label: { de: 'Hinweise der Übernahme', en: 'Import note' },
      admin: {
        description: {
          de: 'Was beim Übernehmen nicht zugeordnet werden konnte. Nie öffentlich.',
          en: 'What the import could not place. Never public.',
        },
        condition: (data) => Boolean(data?.importNote),
      },
    },
    { name: 'importSource', type: 'text', index: true, admin: { hidden: true } },
    { name: 'importHash', type: 'text', admin: { hidden: true } },
  ]
  if (workflow) {
    fields.push(
      {
        name: 'workState',
        type: 'select',
        defaultValue: 'draft',
        access: reserved,
        label: { de: 'Bearbeitung', en: 'Work' },
        // The panel of the public state tells it.
        admin: {
          readOnly: true,
          disableBulkEdit: true,
          components: {
            Field: '/src/kit/admin/Nothing#Nothing',
            Cell: '/src/kit/admin/Cells#WorkCell',
          },
        },
        options: [
          { value: 'draft', label: { de: 'in Arbeit', en: 'in work' } },
          { value: 'submitted', label: { de: 'zur Freigabe vorgelegt', en: 'submitted' } },
          { value: 'approved', label: { de: 'freigegeben', en: 'approved' } },
          { value: 'rejected', label: { de: 'zurückgegeben', en: 'sent back' } },
        ],
      },
      {
        name: 'workNote',
        type: 'textarea',
        access: reserved,
        label: { de: 'Anmerkung zur Rückgabe', en: 'Remark on sending back' },
        admin: { hidden: true },
      },
      {
        name: 'approval',
        type: 'group',
        access: reserved,
        admin: { hidden: true },
        fields: [
          { name: 'by', type: 'text' },
          { name: 'at', type: 'text' },
          { name: 'hash', type: 'text' },
        ],
      },
    )
  }
  fields.push(
    // Payload's own field, shown in the time of Berlin.
    {
      name: 'updatedAt',
      type: 'date',
      index: true,
      label: { de: 'Zuletzt geändert', en: 'Last changed' },
      admin: {
        hidden: true,
        disableBulkEdit: true,
        components: { Cell: '/src/kit/admin/Cells#InstantCell' },
      },
    },
    { name: 'editedBy', type: 'text', access: reserved, admin: { hidden: true } },
    { name: 'originalLanguage', type: 'text', access: reserved, admin: { hidden: true } },
  )
  return fields
}

/** The names above that no client's data may change. */
export const managedNames: readonly string[] = [
  'withdrawn',
  'workState',
  'workNote',
  'approval',
  'editedBy',
  'originalLanguage',
]
