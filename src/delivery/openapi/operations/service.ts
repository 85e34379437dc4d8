import { problemNames, PROBLEM_BASE } from '#contract/problem.ts'
import { API_BASE } from '../../answers/addresses.ts'
import { others, success } from '../responses.ts'
import { schemaRef, type Described } from '../types.ts'
import { conditional, pathParameter, tags } from './common.ts'

const HTML = { 'text/html': null }

/** This description itself, and the state of the server. */
export const serviceOperations: Described[] = [
  {
    path: `${API_BASE}/openapi.json`,
    operation: {
      operationId: 'openapi',
      tags: [tags.service.name],
      summary: 'This description (OpenAPI 3.1)',
      parameters: [...conditional],
      responses: {
        '200': success('The document.', { 'application/json': { type: 'object' } }),
        ...others('304', '400'),
      },
    },
  },
  {
    path: '/content/docs',
    operation: {
      operationId: 'docs',
      tags: [tags.service.name],
      summary: 'This description to read',
      parameters: [...conditional],
      responses: { '200': success('A page.', HTML), ...others('304') },
    },
  },
  {
    path: `${PROBLEM_BASE}{problem}`,
    operation: {
      operationId: 'problem',
      tags: [tags.service.name],
      summary: 'What a problem means: where its `type` leads',
      parameters: [
        {
          ...pathParameter('problem', 'Its name.'),
          schema: { type: 'string', enum: [...problemNames] },
        },
        ...conditional,
      ],
      responses: { '200': success('A page.', HTML), ...others('304', '404') },
    },
  },
  {
    path: '/healthz',
    operation: {
      operationId: 'healthz',
      tags: [tags.service.name],
      summary: 'Alive',
      parameters: [],
      responses: {
        '200': success('Yes.', { 'application/json': schemaRef('Health') }, 'uncached'),
        ...others(),
      },
    },
  },
  {
    path: '/readyz',
    operation: {
      operationId: 'readyz',
      tags: [tags.service.name],
      summary: 'Ready to answer',
      parameters: [],
      responses: {
        ...others(),
        '200': success('Yes.', { 'application/json': schemaRef('Readiness') }, 'uncached'),
        '503': success('Not now.', { 'application/json': schemaRef('Readiness') }, 'uncached'),
      },
    },
  },
  {
    path: '/metrics',
    operation: {
      operationId: 'metrics',
      tags: [tags.service.name],
      summary: 'Prometheus text; only for this machine and the networks allowed',
      parameters: [],
      responses: {
        '200': success('Metrics.', { 'text/plain': null }, 'uncached'),
        ...others('404'),
      },
    },
  },
]
