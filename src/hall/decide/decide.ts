// The rules: a command becomes events, or a refusal. Pure: no clock, no randomness, no I/O; the hall is only read.
import { appointmentDeciders } from "../appointments/decide.ts";
import { caseDeciders } from "../cases/decide.ts";
import type { Command, CommandKind } from "../commands.ts";
import { complaintDeciders } from "../complaints/decide.ts";
import { rateTicket } from "../complaints/rate-ticket.ts";
import { presenceDeciders } from "../presence/decide.ts";
import { refuse } from "../refusals.ts";
import type { Hall } from "../state.ts";
import * as tide from "../steering/decide-tide.ts";
import { addMatter, finishService } from "./decide-finish.ts";
import * as wholeHall from "./decide-hall.ts";
import { undoStep } from "./decide-undo.ts";
import * as visit from "./decide-visit.ts";
import * as visitor from "./decide-visitor.ts";
import * as windows from "./decide-window.ts";
import type { Decide, Deciders, Decision } from "./decision.ts";

const deciders: Deciders = {
  ...appointmentDeciders,
  ...caseDeciders,
  ...complaintDeciders,
  ...presenceDeciders,
  TakeTicket: visitor.takeTicket,
  CancelTicket: visitor.cancelTicket,
  ReturnTicket: visitor.returnTicket,
  RateTicket: rateTicket,
  OpenWindow: windows.openWindow,
  CloseWindow: windows.closeWindow,
  PauseWindow: windows.pauseWindow,
  ResumeWindow: windows.resumeWindow,
  RetaskWindow: windows.retaskWindow,
  CallNext: visit.callNext,
  CallTicket: visit.callTicket,
  RecallTicket: visit.recallTicket,
  StartService: visit.startService,
  FinishService: finishService,
  AddMatter: addMatter,
  MissTicket: visit.missTicket,
  HoldTicket: visit.holdTicket,
  TransferTicket: visit.transferTicket,
  UndoStep: undoStep,
  ConfigureHall: wholeHall.configureHall,
  StopIssuing: wholeHall.stopIssuing,
  ResumeIssuing: wholeHall.resumeIssuing,
  ExpireWaiting: wholeHall.expireWaiting,
  SwitchTide: tide.switchTide,
  UsePlan: tide.usePlan,
  PinWindow: tide.pinWindow,
  UnpinWindow: tide.unpinWindow,
  AcceptAdvice: tide.acceptAdvice,
  DeclineAdvice: tide.declineAdvice,
  DeclareRush: tide.declareRush,
  EndRush: tide.endRush,
  Tick: wholeHall.tick,
  RecordPrint: wholeHall.recordPrint,
  ConfirmPaper: wholeHall.confirmPaper,
  ReprintTicket: wholeHall.reprintTicket,
  RecordDelivery: wholeHall.recordDelivery,
  ReadPrivate: wholeHall.readPrivate,
  RecordDevice: wholeHall.recordDevice,
};

const needsNoRules: ReadonlySet<CommandKind> = new Set(["ConfigureHall", "Tick", "RecordDevice"]);

/**
 * What a command leads to. Due work comes first: the owner of the hall sends Tick before any command whose moment has
 * reached nextDue, so that no number is given under yesterday's date.
 */
export const decide = (hall: Hall, command: Command): Decision => {
  if (!hall.rules && !needsNoRules.has(command.kind)) return refuse("not-configured");
  const decideKind = deciders[command.kind] as Decide<CommandKind>;
  return decideKind(hall, command);
};
