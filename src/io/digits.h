/* Decimal digits, eight at a time: a step for each takes eight times as long,
   and how many there are no processor foresees. */
#ifndef CLV_IO_DIGITS_H
#define CLV_IO_DIGITS_H

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { CLV_DIGITS = 8, CLV_DIGITS_END = 100000000 };

/* A byte each, the one of the first digit lowest. */
#define CLV_EACH_BYTE UINT64_C(0x0101010101010101)

/* The digits of n < 10^8, from 0 to 9. Products with 10486 / 2^20 and
   103 / 2^10 divide so small numbers by 100 and 10. */
static inline uint64_t clv_digits_of(uint64_t n)
{
	const uint64_t fours = n / 10000 | (n % 10000) << 32;
	const uint64_t hundreds =
	    (fours * 10486 >> 20) & UINT64_C(0x0000007F0000007F);
	const uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
	const uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000F000F000F000F);
	return tens | (pairs - tens * 10) << 8;
}

/* The first digit is written first on any machine. */
static inline void clv_digits_store(char *at, uint64_t digits)
{
	const uint64_t text = htole64(digits | CLV_EACH_BYTE * '0');
	memcpy(at, &text, CLV_DIGITS);
}

/* Writes n, and returns where it ends; 24 bytes of room. */
static inline char *clv_digits_write(char *at, uint64_t n)
{
	uint64_t digits = clv_digits_of(n % CLV_DIGITS_END);
	unsigned zeros = 0;
	if (n >= CLV_DIGITS_END) {
		at = clv_digits_write(at, n / CLV_DIGITS_END);
	} else {
		zeros = n ? (unsigned)__builtin_ctzll(digits) / 8 : CLV_DIGITS - 1;
		digits >>= 8 * zeros;
	}
	clv_digits_store(at, digits);
	return at + CLV_DIGITS - zeros;
}

/* Bits are set in the bytes that are 0: in the first of them for certain, and
   in none before it. */
static inline uint64_t clv_zeros_of(uint64_t word)
{
	return (word - CLV_EACH_BYTE) & ~word & CLV_EACH_BYTE << 7;
}

static inline uint64_t clv_digits_load(const char *text)
{
	uint64_t word;
	memcpy(&word, text, sizeof word);
	return le64toh(word);
}

/* Bits are set in the bytes that are no digits: in the first of them for
   certain, and in none before it. */
static inline uint64_t clv_digits_others(uint64_t word)
{
	const uint64_t zeros = CLV_EACH_BYTE * '0';
	const uint64_t tops = CLV_EACH_BYTE * 0xF0;
	return ((word & tops) ^ zeros) |
	       (((word + CLV_EACH_BYTE * 6) & tops) ^ zeros);
}

/* The number that eight digits make, or bytes of 0: sums of pairs, fours and
   all. */
static inline uint64_t clv_digits_sum(uint64_t word)
{
	word = (word & CLV_EACH_BYTE * 0x0F) * (1 + (10 << 8)) >> 8;
	word = (word & UINT64_C(0x00FF00FF00FF00FF)) * (1 + (100 << 16)) >> 16;
	return (word & UINT64_C(0x0000FFFF0000FFFF)) *
	           (1 + (UINT64_C(10000) << 32)) >>
	       32;
}

/* Takes the digits in front of a text, eight of whose bytes can be read: at
   most eight. Returns how many. */
static inline unsigned clv_digits_take(const char *text, uint64_t *number)
{
	const uint64_t word = clv_digits_load(text);
	const uint64_t others = clv_digits_others(word);
	const unsigned count =
	    others ? (unsigned)__builtin_ctzll(others) / 8 : CLV_DIGITS;
	*number = count ? clv_digits_sum(word << 8 * (CLV_DIGITS - count)) : 0;
	return count;
}

#endif
