#include "textflag.h"

// A bit for each of the 64 bytes in Y3 and Y4 that is the one in every byte of a
// register, to an offset of the word.
#define BITS(of, at) \
	VPCMPEQB  of, Y3, Y5 \
	VPCMPEQB  of, Y4, Y6 \
	VPMOVMSKB Y5, R8     \
	VPMOVMSKB Y6, R9     \
	SHLQ      $32, R9    \
	ORQ       R9, R8     \
	MOVQ      R8, at(DI)

// func wideWords(text *byte, n int, delim byte, words *word)
TEXT ·wideWords(SB), NOSPLIT, $0-32
	MOVQ text+0(FP), SI
	MOVQ n+8(FP), CX
	MOVQ words+24(FP), DI

	MOVQ         $'"', AX
	MOVQ         AX, X0
	VPBROADCASTB X0, Y0
	VPBROADCASTB delim+16(FP), Y1
	MOVQ         $'\n', AX
	MOVQ         AX, X2
	VPBROADCASTB X2, Y2

next:
	VMOVDQU (SI), Y3
	VMOVDQU 32(SI), Y4
	BITS(Y0, 0)
	BITS(Y1, 8)
	BITS(Y2, 16)

	ADDQ $64, SI
	ADDQ $24, DI
	DECQ CX
	JNZ  next

	VZEROUPPER
	RET
