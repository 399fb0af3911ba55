// The field list of Anhui's interface, as public code of evaluators there fills it in. That code opens the province's own page,
// where the grade is pressed; here the grade is pressed at the hall, so `satisfaction`, `evalDetail` and `evaluateId` come
// besides. A county asks its platform whether they are called so.
import type { ProvinceAdapter, ProvinceRating, Verdict } from "./adapter.ts";
import type { ProvinceConfig } from "./config.ts";

/** 评价器, the only code that is public. */
const PAD = "PJQ";
const SOURCE = "501";
const HANDLED = { handleStateCode: "2", handleStateName: "已办结" };

const wholeCode = (code: string): string => code.padEnd(12, "0");

const ofService = ({ ticket, service }: ProvinceRating) => ({
  projNo: ticket,
  projName: service.name,
  serviceName: service.name,
  serviceCode: service.code || service.id,
  serviceVersion: service.version,
  serviceDepartment: service.department,
  serviceDepartmentCode: service.departmentCode,
  serviceCategory: service.category,
});

/** Nobody's name is told; of a card or a telephone at most the mask. */
const ofPerson = ({ personMask = "" }: ProvinceRating) => {
  const isCard = personMask.length > 11;
  return {
    applicantName: "",
    applicantCardNumber: isCard ? personMask : "",
    applicantPhone: isCard ? "" : personMask,
  };
};

const ofPlace = ({ region, baseCode }: ProvinceConfig) => ({
  regionCode: wholeCode(region.code),
  regionName: region.name,
  ssqdBaseCode: baseCode,
});

const isWrongRequest = (status: number): boolean => status === 400 || status === 413 || status === 422;

const verdictOf = (status: number): Verdict => {
  if ((status >= 200 && status < 300) || status === 409) return "taken";
  return isWrongRequest(status) ? "refused" : "again";
};

export const anhui: ProvinceAdapter = {
  bodyOf: (rating, config) => ({
    key: PAD,
    evaluateChannel: PAD,
    evaluateId: rating.id,
    ...ofService(rating),
    ...ofPerson(rating),
    ...ofPlace(config),
    ...HANDLED,
    applyTime: rating.issuedAt,
    transactionTime: rating.servedAt,
    source: SOURCE,
    infoTypeName: "",
    version: 2,
    userProp: "",
    userPageType: "",
    evaluatedPersonInfo: `${rating.clerk.id} ${rating.clerk.name}`.trim(),
    satisfaction: rating.grade,
    satisfactionName: rating.gradeName,
    evalDetail: rating.reasons,
    evaluateTime: rating.ratedAt,
  }),
  verdictOf: ({ status }) => verdictOf(status),
};
