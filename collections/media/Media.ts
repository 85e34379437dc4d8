import { defineContentType, holds, line, lines, recordOf, textOf } from '#kit/index.ts'
import type { Role } from '#kit/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { ACCEPTED_TYPES } from '#platform/files/upload.ts'
import { media } from './contract.ts'
import { editorFile, thumbnailEndpoint } from './editorFiles.ts'
import { fileFields } from './fields.ts'
import { prepareMedia } from './prepare.ts'
import { isPressPicture, projectMedia } from './projection.ts'

const publishers: Role[] = ['press', 'council', 'ki']

/** Pictures and documents. Public while something public shows them, or as press pictures. */
export function mediaCollection(files: FileStore) {
  return defineContentType({
    contract: media,
    labels: {
      singular: { de: 'Bild oder Dokument', en: 'Picture or document' },
      plural: { de: 'Bilder und Dokumente', en: 'Pictures and documents' },
    },
    group: { de: 'Bilder und Dokumente', en: 'Media' },
    description: {
      de: 'Eine Datei wird erst öffentlich, wenn ein veröffentlichter Beitrag sie zeigt oder wenn sie ein Pressebild ist.',
      en: 'A file becomes public only when something published shows it, or as a press picture.',
    },
    mode: 'dependent',
    title: false,
    slugs: false,
    write: ['press', 'council', 'ki', 'author'],
    publish: publishers,
    listColumns: ['filename', 'alt', 'credit', 'publicState', 'updatedAt'],
    admin: { useAsTitle: 'alt', listSearchableFields: ['alt', 'caption', 'credit', 'filename'] },
    upload: {
      disableLocalStorage: true,
      mimeTypes: ACCEPTED_TYPES,
      crop: false,
      focalPoint: false,
      pasteURL: false,
      adminThumbnail: ({ doc }) =>
        textOf(recordOf(doc.stored).mimeType)?.startsWith('image/')
          ? `/api/media/${String(doc.id)}/thumbnail`
          : null,
      handlers: [editorFile(files)],
    },
    endpoints: [thumbnailEndpoint(files)],
    prepare: prepareMedia(files),
    project: projectMedia,
    standsAlone: isPressPicture,
    fields: [
      lines('alt', {
        label: { de: 'Alternativtext', en: 'Alternative text' },
        help: {
          de: 'Was auf dem Bild zu sehen ist, für Menschen, die es nicht sehen. Bei Dokumenten der Titel.',
          en: 'What the picture shows, for people who do not see it. For documents their title.',
        },
        required: true,
        localized: true,
      }),
      lines('caption', {
        label: { de: 'Bildunterschrift', en: 'Caption' },
        help: {
          de: 'Steht unter dem Bild, zum Beispiel Ort, Anlass und Namen von links nach rechts.',
          en: 'Shown below the picture, such as place, occasion, and names from left to right.',
        },
        localized: true,
      }),
      line('credit', {
        label: { de: 'Bildnachweis', en: 'Credit' },
        help: {
          de: 'Bleibt das Feld leer, wird der Name aus der Bilddatei übernommen, wenn sie einen nennt.',
          en: 'Left empty, the name in the picture file is taken over if it has one.',
        },
      }),
      line('usageTerms', {
        label: { de: 'Nutzungsrecht', en: 'Usage terms' },
        help: {
          de: 'Zum Beispiel: honorarfrei für die Berichterstattung bei Nennung der Quelle.',
          en: 'For example: free for editorial use, credit required.',
        },
      }),
      {
        name: 'pressKit',
        type: 'checkbox',
        defaultValue: false,
        label: { de: 'Pressebild', en: 'Press picture' },
        // Setting it is publishing.
        access: {
          create: ({ req }) => holds(req.user, publishers),
          update: ({ req }) => holds(req.user, publishers),
        },
        admin: {
          position: 'sidebar',
          description: {
            de: 'Sofort öffentlich, auch ohne Beitrag und ohne Sperrfrist: für Logos, Porträts und Bilder zum Herunterladen.',
            en: 'Public at once, without an item and without embargo: logos, portraits, pictures to download.',
          },
        },
      },
      ...fileFields,
    ],
  })
}
