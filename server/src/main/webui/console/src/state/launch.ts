import type { components } from '../../../api/schema'
import { Problem } from '../../../api/problem'
import { api } from './session'

export type Conditions = components['schemas']['LaunchConditions']

let known: Conditions | undefined

/** What a launch certificate must be bound to here. It stays so while the server runs. */
export async function launchConditions(): Promise<Conditions | undefined> {
  if (!known) known = (await api.GET('/v1/admin/launch')).data
  return known
}

/** Whether publishing a draft takes a certificate, or an override, here. When nobody knows, it is offered. */
export async function needsCertificate(): Promise<boolean> {
  try {
    return (await launchConditions())?.certificateNeeded ?? true
  } catch (problem) {
    if (problem instanceof Problem) return true
    throw problem
  }
}
