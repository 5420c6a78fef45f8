import { Problem } from '../../../api/problem'
import type { components } from '../../../api/schema'
import { problemOf, type FileProblem } from '../file/problems'
import { i18n } from '../texts'
import { cameOf, type Act } from './act'
import type { Waiting } from './campaigns'
import { api } from './session'

export type Change = components['schemas']['Change']

/** What the server says of a file before it is applied. */
export type Checked =
  | { readonly kind: 'valid'; readonly campaign: string; readonly isNew: boolean; readonly changes: readonly Change[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FileProblem[] }

/** The answer to `dryRun=true`, which the published document does not tell from that of an act. */
interface DryRun {
  readonly campaign?: string
  readonly isNew?: boolean
  readonly changes?: readonly Change[]
}

const YAML = { 'Content-Type': 'application/yaml' }
/** Sent as it is written, not as JSON. */
const asWritten = (body: unknown): string => String(body)

/** The file in force, or the one of this digest; undefined when the server has not kept it. */
export async function fileOf(campaign: string, digest = ''): Promise<string | undefined> {
  try {
    const { data } = await api.GET('/v1/admin/campaigns/{campaign}/file', {
      params: { path: { campaign }, query: digest ? { digest } : {} },
      parseAs: 'text',
    })
    return data as string | undefined
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'not_found') return undefined
    throw problem
  }
}

/** Has the server look at a file; nothing is changed. @throws Problem when it cannot be asked */
export async function check(text: string): Promise<Checked> {
  try {
    const { data } = await api.POST('/v1/admin/campaigns', {
      params: { query: { dryRun: 'true' } },
      headers: YAML,
      body: text,
      bodySerializer: asWritten,
    })
    const dry = data as DryRun | undefined
    return { kind: 'valid', campaign: dry?.campaign ?? '', isNew: dry?.isNew === true, changes: dry?.changes ?? [] }
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== 'campaign_file_invalid') throw problem
    return { kind: 'invalid', problems: problem.reasons.map(problemOf) }
  }
}

/** Whether a change takes two people. */
export const needsSecond = (changes: readonly Change[]): boolean =>
  changes.some(({ effect }) => effect === 'needs_second_person')

/** Whether a published campaign takes a change at all. */
export const isUnsafe = (changes: readonly Change[]): boolean => changes.some(({ effect }) => effect === 'unsafe')

/** Puts a file in force. */
export function applyAct(text: string, campaign: string, two: boolean, waiting: Waiting | undefined): Act {
  const { t } = i18n.global
  return {
    title: t('acts.apply.title', { campaign }),
    means: t('acts.apply.means'),
    confirm: t('acts.apply.confirm'),
    people: waiting ? 'second' : two ? 'first' : 'one',
    ...(waiting ? { first: { name: waiting.first ?? '', reason: waiting.reason ?? '' } } : {}),
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns', {
          params: { query: { reason }, header: { 'Idempotency-Key': key } },
          headers: YAML,
          body: text,
          bodySerializer: asWritten,
        }),
      ),
  }
}
