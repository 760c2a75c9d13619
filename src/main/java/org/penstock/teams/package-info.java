/**
 * The company's settings, exchange rates and teams, and through them who may see what.
 *
 * <p>URLs: /set-up, /settings/company, /settings/currencies, /settings/working-hours, /settings/teams
 */
@NullMarked
package org.penstock.teams;

import org.jspecify.annotations.NullMarked;
