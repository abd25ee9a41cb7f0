# --- a página no telemóvel de cada um: o que está em todas ---
phone-page-language = Língua
phone-page-terminal = Terminal { $number }
phone-page-left = { $minutes ->
    [one] Falta cerca de 1 minuto
   *[other] Faltam cerca de { $minutes } minutos
}
phone-page-stop = Parar, não enviar nada
phone-page-demonstration = Dados de demonstração, sem valor legal

# --- o primeiro olhar: é este o terminal? ---
phone-page-compare-title = É este o terminal à sua frente?
phone-page-compare = O ecrã do terminal mostra este número?
phone-page-compare-number = Número: { $digits }
phone-page-compare-yes = Sim, o mesmo número
phone-page-compare-no = Se for outro número, feche esta página: é de outra pessoa.
phone-page-for-item = Para quê
phone-page-for-material = O que se pede
phone-page-what-happens = O que lhe acontece
phone-page-what-happens-upload = Vai só para este terminal. Nada é entregue antes de o confirmar lá. O lugar e a hora da fotografia são retirados. A nossa plataforma não guarda nada.
phone-page-what-happens-sign = Prova quem é, lê o que o terminal preparou e assina. Nada é entregue antes de o confirmar no terminal.

# --- enviar fotografias ---
phone-page-upload-title = Enviar fotografias: { $material }
phone-page-upload-lead = Ponha a folha direita, com boa luz. Os quatro lados devem ver-se.
phone-page-refused-title = Fotografias assim são devolvidas
phone-page-refused-blurred = Desfocada: não se lêem as letras
phone-page-refused-cut = Cortada: falta um lado ou um canto
phone-page-refused-glare = Com reflexo, ou com a mão ou a sua sombra sobre o texto
phone-page-refused-other = Outra coisa que não a pedida
phone-page-doubt-blurred = Esta parece desfocada ou vazia. Veja-a; se não a consegue ler, retire-a e tire outra.
phone-page-doubt-dark = Esta está muito escura. Tire outra com mais luz.
phone-page-doubt-none = Não parece desfocada nem escura. O serviço decide se serve.
phone-page-upload-kinds = No máximo { $files } ficheiros: imagens JPEG ou PNG até { $pictures } MB, ou PDF até { $megabytes } MB.
phone-page-upload-camera = Tirar uma fotografia agora
phone-page-upload-choose = Escolher imagens ou PDF
phone-page-upload-send = Enviar
phone-page-upload-sending = A enviar: { $percent } %
phone-page-upload-preparing = A preparar as imagens …
phone-page-upload-nothing-chosen = Primeiro tire uma fotografia ou escolha um ficheiro.
phone-page-upload-broken = Não foi enviado: a ligação caiu. Tente outra vez.
phone-page-sent-title = Enviado até agora
phone-page-sent-none = Ainda nada.
phone-page-sent-picture = Número { $number }: imagem, { $kilobytes } KB
phone-page-sent-pdf = Número { $number }: PDF, { $kilobytes } KB
phone-page-remove = Retirar o número { $number }
phone-page-upload-finish = É tudo
phone-page-taken = { $count ->
    [one] Chegou um ficheiro.
   *[other] Chegaram { $count } ficheiros.
}
phone-page-refused = O ficheiro { $place } não foi aceite. { $why }
phone-page-why-empty = Está vazio.
phone-page-why-too-large = É grande demais. Tire a fotografia outra vez com o botão daqui, ou envie uma mais pequena.
phone-page-why-too-many = Já há ficheiros que cheguem. Retire um primeiro.
phone-page-why-too-much = Todos os ficheiros juntos são grandes demais. Retire um primeiro.
phone-page-why-too-small = A imagem é pequena demais para se ler. Envie a fotografia original, não uma miniatura.
phone-page-why-heic = É uma imagem HEIC, que os serviços não conseguem abrir. Tire-a com o botão daqui, ou escolha "Mais compatível" (JPEG) na câmara.
phone-page-why-other-kind = Não é uma imagem JPEG ou PNG nem um PDF.
phone-page-why-damaged = Está danificado e não se consegue abrir. Envie-o outra vez.
phone-page-why-locked = O PDF tem palavra-passe. Envie um sem ela.
phone-page-why-too-many-pages = O PDF tem páginas a mais. Envie só as que são pedidas.
phone-page-why-not-only-that = Tem algo além das páginas, como um programa, e por segurança não é aceite. Tire uma nova fotografia da folha.

# --- assinar ---
phone-page-identify-title = Primeiro: quem é?
phone-page-identify-lead = Só { $name } pode assinar isto.
phone-page-send-code = Enviar um código para o meu telefone registado
phone-page-code-sent = Foram enviados seis dígitos para { $phone }.
phone-page-code-label = Os seis dígitos
phone-page-code-check = Continuar
phone-page-use-app = Confirmar na App da cidade
phone-page-app-wait = Confirme agora na App da cidade. Esta página volta a ver a cada poucos segundos.
phone-page-app-look = Já confirmei
phone-page-code-wrong = Não são os dígitos que foram enviados. Tente outra vez.
phone-page-code-spent = Errado vezes demais. Assine no terminal, ou confirme na App.
phone-page-code-expired = O código já não é válido. Peça um novo.
phone-page-code-soon = Um código foi enviado há instantes. Pode pedir outro daqui a um minuto.
phone-page-code-none = Não há nenhum telefone seu registado. Confirme na App da cidade, ou assine no terminal.
phone-page-app-refused = Não foi confirmado na App.
phone-page-app-other = Outra pessoa confirmou. Só { $name } pode assinar isto.
phone-page-sign-title = Ler e assinar
phone-page-sign-lead = Este é o formulário que o terminal preparou. Se algo estiver errado, pare aqui e mude-o no terminal.
phone-page-sign-digest = Número de controlo deste formulário
phone-page-draw-title = Assinar com o dedo
phone-page-draw-pad = Campo para assinar. Quem não consegue desenhar escreve o nome em baixo.
phone-page-draw-clear = Apagar e começar de novo
phone-page-draw-done = Assinar
phone-page-draw-short = É pouco para uma assinatura. Assine outra vez, maior.
phone-page-type-title = Ou escreva o seu nome
phone-page-type-label = O seu nome completo, como no documento
phone-page-type-declare = Vale como a minha assinatura
phone-page-type-done = Assinar com o nome escrito
phone-page-type-wrong = Não é o nome de quem assina aqui. Escreva-o como está no documento.
phone-page-type-undeclared = Assinale que vale como a sua assinatura.
phone-page-sign-late = Este formulário já não pode ser assinado; fale com o requerente.

# --- o fim, e tudo o que corre mal ---
phone-page-finished-upload-title = Enviado
phone-page-finished-upload = O terminal tem as suas fotografias. Continue lá. Pode fechar esta página.
phone-page-finished-sign-title = Assinado
phone-page-finished-sign = O terminal mostra que assinou. Continue lá. Pode fechar esta página.
phone-page-declined-title = Parado
phone-page-declined = Nada foi guardado. Pode continuar no terminal de outra maneira.
phone-page-revoked-title = Este código terminou
phone-page-revoked = Foi terminado no terminal, ou a visita lá acabou. Nada seu fica guardado aqui. O terminal pode mostrar um código novo.
phone-page-expired-title = Este código já não é válido
phone-page-expired = Um código vale dez minutos. Nada seu fica guardado aqui. O terminal pode mostrar um código novo.
phone-page-unknown-title = Este código não é conhecido
phone-page-unknown = Talvez seja antigo. Leia outra vez o código no ecrã do terminal.
phone-page-elsewhere-title = Outro telemóvel usa este código
phone-page-elsewhere = Um código é para um só telemóvel. Se não foi você, pare no terminal e peça um código novo.
phone-page-busy-title = Demasiado ao mesmo tempo
phone-page-busy = Espere meio minuto e tente outra vez. O que foi enviado antes continua lá.
phone-page-too-long = O que enviou é maior do que se permite, e nada foi guardado. Envie menos ficheiros, ou mais pequenos.
phone-page-too-slow = A ligação é lenta demais, e nada foi guardado. Envie um ficheiro de cada vez.
phone-page-not-understood-title = Não resultou
phone-page-not-understood = Leia outra vez o código no ecrã do terminal.
phone-page-back = Voltar
