type Nothing = () => void;

/** No feature-flag client leaves the app: every gate is off, every experiment at its default. */
const nothing = (): void => undefined;
const later = (): Promise<void> => Promise.resolve();
const no = (): false => false;
const byDefault = <T>(_experiment: string, _parameter: string, value: T): T => value;
const experiment = (): {
  readonly value: object;
  readonly get: <T>(name: string, value: T) => T;
} => ({
  value: {},
  get: (_name, value) => value,
});

const gates = {
  initializeCompleted: no,
  initializeCalled: no,
  initialize: later,
  initializeFromValues: later,
  initializeWithProvider: later,
  checkGate: no,
  getExperiment: experiment,
  getExperimentValue: byDefault,
  manuallyLogGateExposure: nothing,
  manuallyLogExperimentExposure: nothing,
  isGateExists: no,
  isExperimentExists: no,
  getDefaultPerimeter: (): string => "commercial",
  hasGetExperimentValueErrorOccurred: no,
  hasCheckGateErrorOccurred: no,
  onGateUpdated: (): Nothing => nothing,
  onExperimentValueUpdated: (): Nothing => nothing,
  onAnyUpdated: (): Nothing => nothing,
  shutdownStatsig: nothing,
  updateUser: later,
  updateUserWithProvider: later,
};

export default { ...gates, client: gates };
