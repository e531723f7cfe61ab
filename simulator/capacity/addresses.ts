/** Private addresses and host ports. */
import type { LiveService } from '../engine/state.ts';
import { hex } from '../world/aws-names.ts';

export function takeAddress(service: LiveService): string {
  const { capacity, setting } = service;
  const again = capacity.nextAddress >= setting.addresses ? capacity.freeAddresses.shift() : undefined;
  if (again !== undefined) return again;
  const number = capacity.nextAddress;
  capacity.nextAddress += 1;
  const net = Number.parseInt(hex(`${setting.cluster}/${setting.name}`, 2), 16);
  return `10.${net}.${Math.floor(number / 250)}.${(number % 250) + 4}`;
}

export function takeHostPort(service: LiveService): number {
  service.capacity.nextHostPort += 1;
  return service.capacity.nextHostPort;
}
