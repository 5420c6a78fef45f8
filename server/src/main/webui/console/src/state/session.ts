import { computed, shallowRef } from 'vue'
import { apiOf } from '../../../api/client'
import { Problem } from '../../../api/problem'
import type { components } from '../../../api/schema'
import { language } from '../texts'
import { may, type Right } from './roles'

export type Me = components['schemas']['KeyCard']

/** The key lasts as long as the tab, and is nowhere else. */
const PLACE = 'hongbao.console.key'

function stored(): string {
  try {
    return sessionStorage.getItem(PLACE) ?? ''
  } catch {
    return ''
  }
}

function store(key: string): void {
  try {
    if (key) sessionStorage.setItem(PLACE, key)
    else sessionStorage.removeItem(PLACE)
  } catch {
    // refused: the key lasts as long as the page
  }
}

let key = stored()
const me = shallowRef<Me>()

/** Why the operator has to sign in again: the server no longer takes the key. */
export const signedOut = shallowRef(false)
export const operator = computed(() => me.value)
/** There is a key from before, and the server has not yet said whose. */
export const hasKey = (): boolean => key !== ''
export const bearer = (): string => key

export const api = apiOf({ bearer, language })
api.use({
  onResponse({ response }) {
    if (response.status === 401 && me.value) drop()
    return undefined
  },
})

function drop(): void {
  signOut()
  signedOut.value = true
}

/** Asks the server whose key that is; keeps it when it is somebody's. */
export async function signIn(secret: string = key): Promise<void> {
  const before = key
  key = secret.trim()
  try {
    const { data } = await api.GET('/v1/admin/me')
    if (!data) throw Problem.unreachable()
    store(key)
    signedOut.value = false
    me.value = data
  } catch (problem) {
    const refused = problem instanceof Problem && problem.status === 401
    key = refused ? '' : before
    if (refused) store('')
    throw problem
  }
}

export function signOut(): void {
  key = ''
  store('')
  me.value = undefined
}

/** Whether the operator may; for what is shown only. */
export const mayI = (right: Right): boolean => may(me.value?.roles ?? [], right)
