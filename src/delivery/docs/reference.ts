import { operationsOf } from '../openapi/document.ts'
import type {
  Described,
  Description,
  MediaType,
  Parameter,
  Reference,
  Response,
  Schema,
} from '../openapi/types.ts'
import { anchorOf, formOf, nameIn, valuesOf } from './forms.ts'
import { code, escape, fold, page, prose, table } from './page.ts'

/** The whole document as one page. */
export function referenceOf(document: Description): string {
  const operations = operationsOf(document)
  return page(
    document.info.title,
    `<p>Version ${escape(document.info.version)}.
The same for programs: <a href="/content/v1/openapi.json">OpenAPI 3.1</a>.</p>
${prose(document.info.description)}
${document.tags.map((tag) => overviewOf(tag, operations)).join('\n')}
<h2>Operations</h2>
${operations.map((operation) => sectionOf(operation, document)).join('\n')}
<h2 id="schemas">Schemas</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => schemaSection(name, schema))
  .join('\n')}`,
  )
}

function overviewOf(tag: { name: string; description: string }, operations: Described[]): string {
  const rows = operations
    .filter(({ operation }) => operation.tags.includes(tag.name))
    .map(({ path, operation }) => [
      `<a href="#${operation.operationId}">${code(path)}</a>`,
      prose(operation.summary, { block: false }),
    ])
  return `<h2>${escape(tag.name)}</h2>\n<p>${escape(tag.description)}</p>\n${table(['path', 'gives'], rows)}`
}

function sectionOf({ path, operation }: Described, document: Description): string {
  const { parameters: known, responses: answers } = document.components
  const parameters = operation.parameters.flatMap((parameter) => resolve(parameter, known) ?? [])
  const responses = Object.entries(operation.responses).flatMap(([status, response]) => {
    const found = resolve(response, answers)
    return found ? [[status, found] as const] : []
  })
  const address = path.includes('{') ? code(path) : `<a href="${escape(path)}">${code(path)}</a>`
  return `<section>
<h3 id="${operation.operationId}">${address}</h3>
<p>${prose(operation.summary, { block: false })}.</p>
${operation.description === undefined ? '' : prose(operation.description)}
${parameters.length === 0 ? '' : fold(`Parameters (${parameters.length})`, parameterTable(parameters))}
${fold('Answers', responseTable(responses))}
${responses.map(([status, response]) => examplesOf(status, response)).join('')}
</section>`
}

function parameterTable(parameters: Parameter[]): string {
  return table(
    ['name', 'values', 'meaning'],
    parameters.map(({ name, in: place, required, schema, description = '' }) => [
      `${code(name)}${place === 'query' ? '' : ` (${place})`}${required ? ', required' : ''}`,
      valuesOf(schema),
      prose(description, { block: false }),
    ]),
  )
}

function responseTable(responses: (readonly [string, Response])[]): string {
  return table(
    ['status', 'content', 'headers', 'meaning'],
    responses.map(([status, { content = {}, headers = {}, description }]) => [
      code(status),
      Object.entries(content)
        .map(([type, media]) => `${code(type)}${media.schema ? `: ${formOf(media.schema)}` : ''}`)
        .join('<br>'),
      Object.keys(headers).map(escape).join(', '),
      prose(description, { block: false }),
    ]),
  )
}

function examplesOf(status: string, { content = {} }: Response): string {
  if (!status.startsWith('2')) return ''
  return Object.entries(content)
    .flatMap(([type, media]) => exampleOf(type, media))
    .join('')
}

function exampleOf(type: string, { example }: MediaType): string[] {
  if (example === undefined) return []
  const text = escape(JSON.stringify(example, null, 2))
  return [fold(`Example (${escape(type)})`, `<pre><code>${text}</code></pre>`)]
}

function schemaSection(name: string, schema: Schema): string {
  const { description, properties, required = [] } = schema
  const rows = Object.entries(properties ?? {}).map(([field, value]) => [
    `${code(field)}${required.includes(field) ? '' : ', optional'}`,
    formOf(value),
    typeof value === 'boolean' ? '' : prose(value.description ?? '', { block: false }),
  ])
  return `<section>
<h3 id="${anchorOf(name)}">${escape(name)}</h3>
${description === undefined ? '' : prose(description)}
${properties ? table(['field', 'form', 'meaning'], rows) : `<p>${formOf(schema)}</p>`}
</section>`
}

function resolve<T extends object>(
  value: T | Reference,
  known: Readonly<Record<string, T>>,
): T | undefined {
  return '$ref' in value ? known[nameIn(value.$ref)] : value
}
