/**
 * The kit that the API is made with: problem details, cursors, bodies, versions, idempotency, rate limits and the
 * description. It knows no business module; controllers live in each module's {@code rest}. URLs: /openapi.json
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
