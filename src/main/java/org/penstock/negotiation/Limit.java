package org.penstock.negotiation;

import java.math.BigDecimal;
import org.penstock.kernel.Role;

/** Up to which discount in percent a role offers without asking, and which role it asks beyond. */
public record Limit(Role role, BigDecimal percent, Role approver) {}
