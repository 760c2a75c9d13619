/**
 * Accounts and how they sign in: passwords, sessions, invitations, links.
 *
 * <p>URLs: /sign-in, /sign-out, /sessions, /invitations, /password-links, /sign-in-links, /account, /accounts, /settings/accounts, /settings/audit, /users
 */
@NullMarked
package org.penstock.identity;

import org.jspecify.annotations.NullMarked;
