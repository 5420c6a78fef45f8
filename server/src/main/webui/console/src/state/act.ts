import { readonly, shallowRef } from 'vue'
import { newKey } from '../../../api/client'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { lookAtCampaigns } from './campaigns'

/** What came of an act: done, or waiting for somebody else. */
export interface Came {
  readonly waits: boolean
}

/** What the operator puts down beside the reason. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** `time` is a `datetime-local` on the campaign's clock, `flag` comes to `yes` or nothing. */
  readonly kind: 'text' | 'number' | 'long' | 'choice' | 'time' | 'date' | 'flag'
  readonly choices?: readonly Choice[]
  readonly value?: string
  readonly optional?: boolean
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Something an operator can do: asked for in a dialog, with the reason that the audit log takes. */
export interface Act {
  readonly title: string
  /** What it does, in a sentence. */
  readonly means: string
  readonly confirm: string
  /** Takes two people; `second` when somebody has asked for it already. */
  readonly people?: 'one' | 'first' | 'second'
  /** Who asked for it first, and why. */
  readonly first?: { readonly name: string; readonly reason: string }
  readonly grave?: boolean
  readonly fields?: readonly Field[]
  /** How long a reason may be; 500 unless said. 0: the server takes none. */
  readonly longestReason?: number
  readonly run: (given: Given) => Promise<Came>
}

export interface Given {
  readonly reason: string
  /** The same for each try, so that it is done once. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

const asked = shallowRef<Act>()
const told = shallowRef<{ readonly act: Act; readonly came: Came }>()

/** The act that is being asked about. */
export const asking = readonly(asked)
/** The last act that came to something. */
export const lastDone = readonly(told)

export function ask(act: Act): void {
  asked.value = act
}

export function withdraw(): void {
  asked.value = undefined
}

export const newActKey = newKey

/** Does the act. @throws Problem when it is refused; the dialog stays, and the key with it */
export async function perform(act: Act, given: Given): Promise<void> {
  const came = await patiently(() => act.run(given), { tries: 3 })
  told.value = { act, came }
  asked.value = undefined
  await lookAtCampaigns()
}

/** What an answer of a route with a rule of two people means: 202 waits. */
export const cameOf = (answer: { response: Response }): Came => ({ waits: answer.response.status === 202 })

export const isProblem = (problem: unknown): problem is Problem => problem instanceof Problem
