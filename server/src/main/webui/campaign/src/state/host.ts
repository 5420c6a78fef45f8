import { newKey } from '../../../api/client'
import { keep, kept } from './kept'

/**
 * What the app that shows this page may offer it, as `window.hongbaoHost`. All of it is optional:
 * without, the page is a guest's in a browser, which only a sandbox lets in.
 */
export interface Host {
  /** The app's own word on who this is: a signed token for `POST /v1/sessions`. */
  identity?(): Promise<string>
  /** The app's name for the device. */
  device?(): Promise<string>
  /** Opens the system's share sheet. Says whether something was shared. */
  share?(what: { title: string; text: string; url?: string }): Promise<boolean>
}

declare global {
  interface Window {
    hongbaoHost?: Host
  }
}

export const host = (): Host => window.hongbaoHost ?? {}

/** A guest's name, kept on the device. */
export function guest(): { user: string; device: string } {
  const known = kept<{ user: string; device: string }>('guest')
  if (known?.user && known.device) return known
  const made = { user: `guest-${newKey().slice(0, 16)}`, device: `web-${newKey().slice(0, 16)}` }
  keep('guest', made)
  return made
}
