package org.penstock.identity;

/**
 * Where passkeys are at home: a key made for one name is offered by browsers under that name only.
 *
 * @param origin scheme, name and port as a browser writes them
 * @param name the host, which WebAuthn calls the relying party's id
 */
public record PasskeySite(String origin, String name) {}
