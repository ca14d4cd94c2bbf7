// SPDX-License-Identifier: GPL-3.0-or-later
/** What the hub answers (sync/hub/README.md, "Console API"). Money is integer rials, instants are RFC 3339 UTC. */

export type ActorKind = 'human' | 'system' | 'central' | 'support'
export type Role = 'agency-supervisor' | 'national-auditor' | 'office-manager' | 'hub-operator'

export interface Session {
  user: string
  displayName: string
  role: Role
  agencies: Array<{ code: string; title: string }>
  offices: string[]
}

export interface CaseEvent {
  id: string
  device: string
  office: string
  sequence: number
  kind: string
  kindVersion: number
  actorKind: ActorKind
  actor: string
  caseId: string
  agency: string
  at: string
  receivedAt: string
  fields: Record<string, string>
  sentence: string
}

export interface ProvenEvent extends CaseEvent {
  proof: { leaf: number; index: number; available: boolean }
}

export interface CaseRow {
  caseId: string
  agency: string
  service: string
  serviceTitle: string
  office: string
  device: string
  counter: number | string
  clerk: string
  openedAt: string
  updatedAt: string
  state: string
  stateTitle: string
  identity: string
  amount: number
  payment: string
  trackingCode: string
  receiptNumber: string
  receiptState: string
  lastSentence: string
}

export interface AlarmRow {
  at: string
  device: string
  office: string
  officeTitle: string
  kind: string
  tone: 'danger' | 'warning' | 'neutral'
  sentence: string
  toDo: string
}

/** What the centre or support said to one counter. The part after `addedAt` is there for whoever may read the case it is about. */
export interface StatementRow {
  id: string
  signer: string
  signerKind: 'central' | 'support'
  device: string
  office: string
  issuedAt: string
  addedAt: string
  subject?: string
  about?: string
  amount?: number
  text?: string
  expiresAt?: string
  state?: 'open' | 'accepted' | 'disputed'
  answeredAt?: string
  answeredBy?: string
  reason?: string
}

/** Somebody looked at an office's facts; `office` is empty for a page about all that the reader may see. */
export interface AccessRow {
  office: string
  who: string
  role: string
  agencies: string[]
  action: string
  caseId: string
  times: number
  firstAt: string
  lastAt: string
}

export interface OfficeRow {
  office: string
  title: string
  device: string
  counter: number | string
  state: string
  lastSeenAt: string
  lastEventAt: string
  waiting: number
  sequence: number
}

export interface DaySummary {
  date: string
  cases: number
  open: number
  closed: number
  cancelled: number
  paidCount: number
  paidAmount: number
  receiptsOwed: number
  deferredInquiries: number
  awaitingTrackingCode: number
  payments: { paid: number; notPaid: number; unknown: number; needsOperator: number; conflict: number }
  services: Array<{ service: string; serviceTitle: string; cases: number; closed: number; paidCount: number; paidAmount: number }>
  hours: Array<{ hour: number; cases: number; paidAmount: number }>
}

export interface LogStatus {
  origin: string
  size: number
  root: string
  checkpointAt: string
  vkey: string
}

export interface CaseQuery {
  state?: string
  office?: string
  service?: string
  q?: string
  limit?: number
  before?: string
}
