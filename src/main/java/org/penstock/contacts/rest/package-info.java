/** The API of people and organisations. */
@NullMarked
package org.penstock.contacts.rest;

import org.jspecify.annotations.NullMarked;
