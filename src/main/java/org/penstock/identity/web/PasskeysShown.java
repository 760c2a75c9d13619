package org.penstock.identity.web;

import java.util.List;
import org.penstock.identity.Passkeys.Passkey;

/**
 * What the page of the own account shows of passkeys.
 *
 * @param here whether browsers make and take keys under the address of this page
 * @param recent whether keys may be added and removed without signing in again
 * @param name what the name of a new key begins with
 */
public record PasskeysShown(List<Passkey> keys, boolean here, boolean recent, String name) {}
