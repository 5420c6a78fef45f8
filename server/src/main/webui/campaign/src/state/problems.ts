import type { Problem } from '../../../api/problem'

/**
 * Which of the page's own texts tells a problem; empty when the server's message does. The server
 * is not asked where it said nothing, and says "the app" of what only the person sees.
 */
export function textOf(problem: Problem): '' | 'home.missing' | 'problem.unreachable' | 'problem.unreadable' | 'problem.inApp' {
  if (problem.status === 0) return 'problem.unreachable'
  if (problem.code === 'unreadable') return 'problem.unreadable'
  if (problem.code === 'campaign_unknown') return 'home.missing'
  return problem.code.startsWith('identity_') ? 'problem.inApp' : ''
}
