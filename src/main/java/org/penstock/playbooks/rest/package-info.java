/** Playbooks in the API. */
@NullMarked
package org.penstock.playbooks.rest;

import org.jspecify.annotations.NullMarked;
