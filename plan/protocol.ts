/** The part of the engine's messages that the recorder reads; the runtime's own classes carry many more accessors. */
interface Message {
  toJavaScript(): Record<string, unknown>;
}

export interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getProvider(): string;
  getObject(): Message | undefined;
  getDependenciesList(): string[];
  getPropertydependenciesMap(): { getEntryList(): [string, string[][]][] };
  getProtect(): boolean | undefined;
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getDeletebeforereplace(): boolean;
  getRetainondelete(): boolean | undefined;
  getAliasurnsList(): string[];
  getAdditionalsecretoutputsList(): string[];
  getCustomtimeouts(): { toObject(): Record<string, string> } | undefined;
}

export interface RegisterOutputsRequest {
  getUrn(): string;
  getOutputs(): Message | undefined;
}

export interface InvokeRequest {
  getTok(): string;
  getArgs(): Message | undefined;
  getProvider(): string;
}
