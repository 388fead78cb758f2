/** torch.device: where a tensor would live. It changes no shape; only `meta` matters, whose tensors have no values. */
import { PyObject } from "../values/value.js";
import { deviceType } from "./types.js";

export class Device extends PyObject {
  constructor(
    /** `cpu`, `cuda`, `meta`, … */
    readonly kind: string,
    readonly index: number | null,
  ) {
    super(deviceType);
  }

  /** `cuda:0` */
  get text(): string {
    return this.index === null ? this.kind : `${this.kind}:${this.index}`;
  }

  equals(other: Device): boolean {
    return this.kind === other.kind && this.index === other.index;
  }
}

export const cpu = new Device("cpu", null);
