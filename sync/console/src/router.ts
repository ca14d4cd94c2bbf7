// SPDX-License-Identifier: GPL-3.0-or-later
/** Pages behind the hash, so that any static server can serve them. Nobody signed in: to the sign-in page, and back after. */
import { createRouter, createWebHashHistory } from 'vue-router'
import SignInPage from './pages/SignInPage.vue'
import LivePage from './pages/LivePage.vue'
import { resume, seesCases, session } from './state/session'

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/sign-in', component: SignInPage, meta: { open: true, title: 'ورود' } },
    { path: '/', component: LivePage, meta: { title: 'نمای زنده' } },
    { path: '/summary', component: () => import('./pages/SummaryPage.vue'), meta: { title: 'گزارش روز' } },
    { path: '/offices', component: () => import('./pages/OfficesPage.vue'), meta: { title: 'دفترها' } },
    { path: '/alarms', component: () => import('./pages/AlarmsPage.vue'), meta: { title: 'هشدارها' } },
    { path: '/statements', component: () => import('./pages/StatementsPage.vue'), meta: { title: 'پیشنهادها' } },
    { path: '/accesses', component: () => import('./pages/AccessesPage.vue'), meta: { title: 'چه کسی دید' } },
    { path: '/cases/:caseId', component: () => import('./pages/CasePage.vue'), meta: { title: 'پرونده' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (to.meta['open']) return true
  const known = await resume().catch(() => session.value !== undefined)
  if (!known) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (to.path === '/' && !seesCases.value && session.value?.role === 'hub-operator') return { path: '/offices' }
  return true
})

router.afterEach((to) => {
  document.title = `${String(to.meta['title'] ?? 'میز نظارت')} · پیشخوان`
})
