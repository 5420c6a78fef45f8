import type { components } from '../../../api/schema'

export type ChatRequest = components['schemas']['ChatRequest']

/** The connection ended before the answer did: nobody knows whether the request was carried out. */
export class Cut extends Error {}
