@NullMarked
package org.penstock.customers.web;

import org.jspecify.annotations.NullMarked;
