// Topics of hall/1 [HALL-1]: one tree per hall, one branch per device. Commands and wants are written by the daemon
// alone, everything else in a branch by its device alone.

const ROOT = "hall/1";

export const branches = ["$state", "$desc", "want", "st", "cmd", "ack", "ev", "evack"] as const;
export type Branch = (typeof branches)[number];

/** Branches a device writes; `$log/<level>` and `$alert/<id>` come on top. */
export const deviceBranches = ["$state", "$desc", "st", "ack", "ev"] as const;
/** Branches a device reads. */
export const daemonBranches = ["want", "cmd", "evack"] as const;

export interface HallTopics {
  readonly daemon: string;
  readonly who: string;
  readonly time: string;
  readonly board: string;
  device(device: string, branch: Branch): string;
  log(device: string, level: string): string;
  alert(device: string, id: string): string;
  group(group: string): string;
  /** Everything the devices of this hall write. */
  readonly fromDevices: readonly string[];
}

export const topicsOf = (hall: string): HallTopics => {
  const base = `${ROOT}/${hall}`;
  return {
    daemon: `${base}/$daemon`,
    who: `${base}/$who`,
    time: `${base}/$time`,
    board: `${base}/pub/board`,
    device: (device, branch) => `${base}/dev/${device}/${branch}`,
    log: (device, level) => `${base}/dev/${device}/$log/${level}`,
    alert: (device, id) => `${base}/dev/${device}/$alert/${id}`,
    group: (group) => `${base}/grp/${group}/cmd`,
    fromDevices: [...deviceBranches, "$alert/+", "$log/+"].map((branch) => `${base}/dev/+/${branch}`),
  };
};

export interface DeviceTopic {
  readonly hall: string;
  readonly device: string;
  /** `$state`, `ack`, `$alert/paper` and so on. */
  readonly branch: string;
}

/** What a device's topic says; undefined for any other topic. */
export const parseDeviceTopic = (topic: string): DeviceTopic | undefined => {
  const [root, version, hall, dev, device, ...branch] = topic.split("/");
  if (`${root}/${version}` !== ROOT || dev !== "dev" || !hall || !device || branch.length === 0) return undefined;
  return { hall, device, branch: branch.join("/") };
};

/** MQTT topic filters [MQTT-4.7]: `+` one level, `#` the rest; wildcards never match a leading `$` at the first level. */
export const topicMatches = (filter: string, topic: string): boolean => {
  const wanted = filter.split("/");
  const levels = topic.split("/");
  if (topic.startsWith("$") && (wanted[0] === "+" || wanted[0] === "#")) return false;
  for (const [index, level] of wanted.entries()) {
    if (level === "#") return true;
    if (index >= levels.length || (level !== "+" && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
};
