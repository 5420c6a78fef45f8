import { createI18n } from 'vue-i18n'
import { keep, kept } from '../../../campaign/src/state/kept'
import en from './en'
import zh from './zh-CN'

export type Language = 'zh-CN' | 'en'

function first(): Language {
  const wanted = new URLSearchParams(location.search).get('lang') ?? kept<string>('language') ?? navigator.language
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n<[typeof zh], Language, false>({
  legacy: false,
  locale: first(),
  fallbackLocale: false as never,
  messages: { 'zh-CN': zh, en: en as typeof zh },
  missingWarn: true,
})

export const language = (): Language => i18n.global.locale.value

export function setLanguage(to: Language): void {
  i18n.global.locale.value = to
  keep('language', to)
  document.documentElement.lang = to
}

/** A text by a word of the server's, or the word itself when there is none: newer servers know more words. */
export const word = (group: string, of: string): string =>
  i18n.global.te(`${group}.${of}`) ? i18n.global.t(`${group}.${of}`) : of
