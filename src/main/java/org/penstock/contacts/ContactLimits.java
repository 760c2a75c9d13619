package org.penstock.contacts;

/** How long and how many, for people and organisations alike. */
public final class ContactLimits {
    /** Characters of a name. */
    public static final int NAME_MAX = 300;
    /** Characters of any other line: industry, job title, a part of an address. */
    public static final int LINE_MAX = 200;
    /** E-mail addresses, and phone numbers, of one record. */
    public static final int WAYS_MAX = 20;
    /** Records that one statement writes. */
    public static final int BATCH = 1_000;
    /** Parents above an organisation. */
    public static final int PARENTS_MAX = 20;

    private ContactLimits() {}
}
