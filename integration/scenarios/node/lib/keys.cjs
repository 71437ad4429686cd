/** Keys that were made for these scenarios, and what was signed with them elsewhere. */
module.exports = {
  script: Buffer.from('console.log("provisioned")\n'),
  ed25519: {
    publicKey: `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAcXyiOzT/g141BouADJ4suSVnwHaF2+8eXI/nzp6fIQg=
-----END PUBLIC KEY-----
`,
    privateKey: `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIBluTJ1H5BT5lzTvOEO29aVYIEFWYyvUbSyUY1bPmjkQ
-----END PRIVATE KEY-----
`,
    signature: 'IKEkUOJKfo081w2UCY+tdCyPZEkaxaCyG8g7f5NHSJRpO6NuYSI5FJ6rVmzW5h6x2NzGt46Y7A7FXPsyE8OJCA==',
  },
  p256: {
    publicKey: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1X6a4d8LSodLH/9h/4bQf6nUi5GO
5ROzZwpMGNOPAhpE8jnoKn9bt4rMxoxr2Tngs0OGeXF4YxGBQhgoRvFK8Q==
-----END PUBLIC KEY-----
`,
    privateKey: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgW2ccPQaYhS9gNPn3
5ZN3BtXYitKZY0qcCTOjPF4ADLKhRANCAATVfprh3wtKh0sf/2H/htB/qdSLkY7l
E7NnCkwY048CGkTyOegqf1u3iszGjGvZOeCzQ4Z5cXhjEYFCGChG8Urx
-----END PRIVATE KEY-----
`,
    sec1: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFtnHD0GmIUvYDT59+WTdwbV2IrSmWNKnAkzozxeAAyyoAoGCCqGSM49
AwEHoUQDQgAE1X6a4d8LSodLH/9h/4bQf6nUi5GO5ROzZwpMGNOPAhpE8jnoKn9b
t4rMxoxr2Tngs0OGeXF4YxGBQhgoRvFK8Q==
-----END EC PRIVATE KEY-----
`,
    signature:
      'MEQCICgU+7fI9Qzn+Ud4gu8eZX4lwECqeegXL3o50wiHby0gAiB2hh/2OAJ1O5IIxJNsIkBatHzpDE7GetJmz0cQ7h9OHg==',
    raw: 'mUsFEwKEKh94NqT6k3wlneSVhP9nglm9KGJ52NNPCNTIQir/dLzPrAd4ZtYqbDxVYPQ/xWkqZjvm42TgRLpiXQ==',
  },
  p384: {
    publicKey: `-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAECnF06mL44lmi7xRxH3rWbTKA2PN8gYOY
jnMKfy3YtttlXYAis1WWoD0Z+4ssgsZgrUCogPtHSBN+8BjcFe1sAaLH98S5Vvdp
k+gwtBsvlgaxknE2aCCQA78Ulh1vevua
-----END PUBLIC KEY-----
`,
    privateKey: `-----BEGIN PRIVATE KEY-----
MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDDmbWG62Vjxw6ObAIhr
vJzs8Nf2D4FMkoFGQcYFv4wTz6Y6wrL9NUqPUjGVRxj8VbWhZANiAAQKcXTqYvji
WaLvFHEfetZtMoDY83yBg5iOcwp/Ldi222VdgCKzVZagPRn7iyyCxmCtQKiA+0dI
E37wGNwV7WwBosf3xLlW92mT6DC0Gy+WBrGScTZoIJADvxSWHW96+5o=
-----END PRIVATE KEY-----
`,
    signature:
      'MGYCMQD0a4kbgEEVGel3q5p8hm25re6WX1wm5EZNXQyClE5+t0n2A8DSPtCHKvfVufssP9MCMQDgI2zMJZr1nmmcfYYaa7MBeJiymyXJIaIBQENuISEwTI7c4qh0Cz1sHU4kOtO7I/s=',
  },
};
