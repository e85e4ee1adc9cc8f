import { version as auth0Version } from "@pulumi/auth0/package.json";
import { componentUrn, type ProgramComponent } from "../program-resources";
import type { Missing } from "./find-missing";

/** What `pulumi import --file` reads. */
export interface ImportFile {
  /** URNs of parents that the state has, by the name that the resources below use. */
  nameTable: Record<string, string>;
  resources: ImportSpec[];
}

interface ImportSpec {
  type: string;
  /** Unique in the file. */
  name: string;
  /** The name in the program, where several resources have the same. */
  logicalName: string;
  parent?: string;
  id?: string;
  component?: true;
  version?: string;
}

/**
 * Describes resources for `pulumi import`, with the components they stand in.
 * @param known URNs that the state has
 */
export function importFile(
  stack: string,
  missing: readonly Missing[],
  known: ReadonlySet<string>,
): ImportFile {
  const file: ImportFile = { nameTable: {}, resources: [] };
  const placed = new Set<string>();
  for (const { resource, id } of missing) {
    const { type, name, components } = resource;
    placeComponents(file, stack, components, known, placed);
    const parent = keyOf(components.at(-1));
    // The engine names the plugin's provider in the state by this version, as the program's own package does.
    file.resources.push({
      type,
      name: keyOf(resource),
      logicalName: name,
      parent,
      id,
      version: auth0Version,
    });
  }
  return file;
}

function placeComponents(
  file: ImportFile,
  stack: string,
  components: readonly ProgramComponent[],
  known: ReadonlySet<string>,
  placed: Set<string>,
): void {
  components.forEach((component, depth) => {
    const urn = componentUrn(stack, components.slice(0, depth + 1));
    const name = keyOf(component);
    if (placed.has(name)) {
      return;
    }
    placed.add(name);
    if (known.has(urn)) {
      file.nameTable[name] = urn;
    } else {
      const parent = depth === 0 ? {} : { parent: keyOf(components[depth - 1]) };
      file.resources.push({
        type: component.type,
        name,
        logicalName: component.name,
        component: true,
        ...parent,
      });
    }
  });
}

/** Type and name together are unique in the program. */
function keyOf(resource: ProgramComponent | undefined): string {
  return resource === undefined ? "" : `${resource.type} ${resource.name}`;
}
