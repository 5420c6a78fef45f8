import { createRouter, createWebHashHistory } from 'vue-router'
import { sections } from './sections'

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/launch' },
    ...sections.map(({ name, view }) => ({ path: `/${name}`, name, component: view })),
    { path: '/:rest(.*)', redirect: '/launch' },
  ],
})
