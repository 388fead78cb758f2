/** The classes `Generic` and `Protocol`, and the metaclass of protocols; what they do is in generic.ts and protocol.ts. */
import { builtinType } from "../../../values/basicTypes.js";
import { PyType } from "../../../values/type.js";
import { abcMetaType } from "../abc.js";

export const genericType = builtinType("Generic", undefined, "typing");

export const protocolMetaType = builtinType(
  "_ProtocolMeta",
  [abcMetaType],
  "typing",
);

export const protocolType = new PyType("Protocol", [genericType], new Map(), {
  metatype: protocolMetaType,
  module: "typing",
});
