package org.penstock.kernel;

/** One thing that a {@link Role} may allow. Seeing a record is not a right: it is decided by look-up through {@link Actor}. */
public enum Right {
    /** Create and change deals that one sees. */
    EDIT_DEALS,
    /** Create and change people and organisations. */
    EDIT_CONTACTS,
    /** Create and change tasks, calls, meetings and notes. */
    EDIT_ACTIVITIES,
    /** Move a deal through a gate that it does not meet, with a reason. */
    OVERRIDE_GATE,
    /** Hand deals to another owner, in bulk too. */
    REASSIGN,
    /** Bring files in and undo that. */
    IMPORT,
    /** Take lists out as files. */
    EXPORT,
    /** Pipelines, stages, gates, reasons, fields, labels, products, price lists. */
    MANAGE_PIPELINES,
    /** Teams and who is in them. */
    MANAGE_TEAMS,
    /** Accounts: invitations, roles, deactivation. */
    MANAGE_ACCOUNTS,
    /** The company's settings. */
    MANAGE_COMPANY,
    /** Who changed accounts, rights and settings, and when. */
    SEE_AUDIT
}
