package org.molaris.clinic.integration;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: one's own machine and network, what clouds tell their machines
 * about themselves, and what leads there in disguise.
 */
final class PublicAddress {

    /** Of version 4: what IANA lists as not globally reachable, and beyond it multicast and what is reserved. */
    private static final List<Range> NOT_PUBLIC = List.of(
            new Range(8, 0),
            new Range(8, 10),
            new Range(10, 100, 64),
            new Range(8, 127),
            new Range(16, 169, 254),
            new Range(12, 172, 16),
            new Range(24, 192, 0, 0),
            new Range(24, 192, 0, 2),
            new Range(24, 192, 88, 99),
            new Range(16, 192, 168),
            new Range(15, 198, 18),
            new Range(24, 198, 51, 100),
            new Range(24, 203, 0, 113),
            new Range(3, 224));

    /** Of version 6 only this has been given to anybody… */
    private static final Range GIVEN = new Range(3, 0x20);

    /** …and of it not this: protocols (Teredo among them), examples, and version 4 in disguise. */
    private static final List<Range> NOT_GIVEN = List.of(
            new Range(23, 0x20, 0x01, 0),
            new Range(32, 0x20, 0x01, 0x0d, 0xb8),
            new Range(16, 0x20, 0x02),
            new Range(20, 0x3f, 0xff, 0));

    private PublicAddress() {}

    static boolean isOne(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC.stream().noneMatch(range -> range.contains(bytes))
                : GIVEN.contains(bytes) && NOT_GIVEN.stream().noneMatch(range -> range.contains(bytes));
    }

    /** The addresses that begin with the same bits. */
    private record Range(int bits, List<Integer> start) {

        Range(int bits, Integer... start) {
            this(bits, List.of(start));
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
