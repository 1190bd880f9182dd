/** No feature-flag client runs in the screens: every gate is off, every experiment at its default. */
const nothing = () => undefined;
const later = async () => undefined;

const FeatureGates = {
  initialize: later,
  initializeFromValues: later,
  initializeWithProvider: later,
  initializeCalled: () => false,
  initializeCompleted: () => false,
  updateUser: later,
  updateUserWithProvider: later,
  checkGate: () => false,
  isGateExists: () => false,
  isExperimentExists: () => false,
  getExperiment: () => ({ value: {}, get: (_name, fallback) => fallback }),
  getExperimentValue: (_experiment, _name, fallback) => fallback,
  hasCheckGateErrorOccurred: () => false,
  hasGetExperimentValueErrorOccurred: () => false,
  getDefaultPerimeter: () => "commercial",
  manuallyLogGateExposure: nothing,
  manuallyLogExperimentExposure: nothing,
  onGateUpdated: () => nothing,
  onExperimentValueUpdated: () => nothing,
  onAnyUpdated: () => nothing,
  shutdownStatsig: nothing,
};
FeatureGates.client = FeatureGates;

module.exports = {
  __esModule: true,
  default: FeatureGates,
  FeatureGateEnvironment: {
    Development: "development",
    Staging: "staging",
    Production: "production",
  },
  PerimeterType: { COMMERCIAL: "commercial", FEDRAMP_MODERATE: "fedramp-moderate" },
  FeatureGateProducts: [],
  EvaluationReason: {},
  DynamicConfig: class {},
  Client: class {},
};
