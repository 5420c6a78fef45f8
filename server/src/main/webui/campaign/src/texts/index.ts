import { createI18n } from 'vue-i18n'
import { keep, kept } from '../state/kept'
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
