/** Pages of playbooks. */
@NullMarked
package org.penstock.playbooks.web;

import org.jspecify.annotations.NullMarked;
