// SPDX-License-Identifier: GPL-3.0-or-later
/** Who is signed in, and what that role may ask of the hub. The hub decides; this only spares the user empty pages. */
import { computed, ref } from 'vue'
import { Refusal, hub } from '../api/client'
import type { Session } from '../api/types'

export const session = ref<Session>()

export const seesCases = computed(() => session.value?.role === 'agency-supervisor' || session.value?.role === 'office-manager')
export const seesEvents = computed(() => session.value !== undefined && session.value.role !== 'hub-operator')
export const seesAccesses = computed(() => session.value?.role === 'office-manager' || session.value?.role === 'national-auditor')
export const seesSummary = seesEvents

/** Ask the hub who we are; false when nobody is signed in. */
export async function resume(): Promise<boolean> {
  if (session.value) return true
  try {
    session.value = await hub.session()
    return true
  } catch (problem) {
    if (problem instanceof Refusal && problem.code !== 'signed-out') throw problem
    return false
  }
}

export async function signIn(user: string, password: string): Promise<void> {
  session.value = await hub.signIn(user, password)
}

/** Leave even when the hub does not answer: the page forgets everything it showed. */
export async function signOut(): Promise<void> {
  try {
    await hub.signOut()
  } finally {
    session.value = undefined
  }
}
