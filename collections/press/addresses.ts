import type { CollectionBeforeChangeHook } from 'payload'
import { addressKey, findAddresses } from '#contract/addresses.ts'
import { rowsOf, textOf, textOfRow } from '#kit/index.ts'

/**
 * Adds addresses that are new in the text as proposals, which stay internal until confirmed.
 * One that an editor has removed is not proposed again.
 */
export const proposeAddresses: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const listed = rowsOf(data.addresses)
  const known = new Set([
    ...findAddresses(textOfRow(originalDoc?.body).text).map(addressKey),
    ...listed.map(({ street, houseNumber }) =>
      addressKey({ street: textOf(street) ?? '', houseNumber: textOf(houseNumber) ?? '' }),
    ),
    ...listed.flatMap(({ text }) => findAddresses(textOf(text) ?? '').map(addressKey)),
  ])
  const proposals = findAddresses(textOfRow(data.body).text)
    .filter((address) => !known.has(addressKey(address)))
    .map((address) => ({ ...address, proposed: true }))
  return proposals.length > 0 ? { ...data, addresses: [...listed, ...proposals] } : data
}
